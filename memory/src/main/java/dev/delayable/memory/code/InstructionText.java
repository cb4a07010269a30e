package dev.delayable.memory.code;

import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes single instructions in their canonical form, and notes what they refer to. */
final class InstructionText {

    private final ClassFacts owner;
    private final Set<Reference> references;
    private final Method method;

    /** What the text of an instruction depends on, in the method around it. */
    interface Method {

        /** The canonical number of a local variable. */
        int local(int slot);

        /** The form of the body of a lambda. */
        String lambda(MethodNode body);
    }

    /**
     * For the instructions of one method.
     *
     * @param references where to add what is referred to
     * @param method the method
     */
    InstructionText(ClassFacts owner, Set<Reference> references, Method method) {
        this.owner = owner;
        this.references = references;
        this.method = method;
    }

    /** Whether an instruction can throw; where the handlers of the others begin and end is the compiler's whim. */
    static boolean canThrow(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        return node instanceof MethodInsnNode
                || node instanceof FieldInsnNode
                || node instanceof InvokeDynamicInsnNode
                || node instanceof TypeInsnNode
                || node instanceof MultiANewArrayInsnNode
                || opcode == Opcodes.NEWARRAY
                || opcode == Opcodes.ARRAYLENGTH
                || opcode == Opcodes.ATHROW
                || (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD)
                || (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE)
                || opcode == Opcodes.IDIV
                || opcode == Opcodes.LDIV
                || opcode == Opcodes.IREM
                || opcode == Opcodes.LREM;
    }

    String text(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        if (node instanceof MethodInsnNode call) {
            note(opcode, call.owner, call.name + call.desc);
            return "call " + opcode + " " + call.owner + " " + call.name + call.desc;
        } else if (node instanceof FieldInsnNode field) {
            if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
                references.add(new Reference(Reference.Kind.STATIC_FIELD, field.owner, field.name));
            }
            return "field " + opcode + " " + field.owner + " " + field.name + " " + field.desc;
        } else if (node instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic(dynamic);
        } else if (node instanceof VarInsnNode variable) {
            return opcode + " " + method.local(variable.var);
        } else if (node instanceof IincInsnNode increment) {
            return "add " + method.local(increment.var) + " " + increment.incr;
        } else if (node instanceof LdcInsnNode constant) {
            return "constant " + constant(constant.cst);
        } else if (node instanceof TypeInsnNode type) {
            if (opcode == Opcodes.NEW) {
                references.add(new Reference(Reference.Kind.NEW, type.desc, ""));
            }
            return "type " + opcode + " " + type.desc;
        } else if (node instanceof MultiANewArrayInsnNode array) {
            return "array " + array.desc + " " + array.dims;
        } else if (node instanceof IntInsnNode number) {
            return opcode == Opcodes.NEWARRAY ? "array " + number.operand : "constant " + constant(number.operand);
        } else if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return "constant " + constant(opcode - Opcodes.ICONST_0);
        } else if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return "constant " + constant((long) (opcode - Opcodes.LCONST_0));
        } else if (opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.FCONST_2) {
            return "constant " + constant((float) (opcode - Opcodes.FCONST_0));
        } else if (opcode == Opcodes.DCONST_0 || opcode == Opcodes.DCONST_1) {
            return "constant " + constant((double) (opcode - Opcodes.DCONST_0));
        }
        return String.valueOf(opcode);
    }

    private void note(int opcode, String callee, String member) {
        boolean isVirtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        references.add(
                new Reference(isVirtual ? Reference.Kind.VIRTUAL_CALL : Reference.Kind.DIRECT_CALL, callee, member));
    }

    private String dynamic(InvokeDynamicInsnNode node) {
        StringJoiner text = new StringJoiner(" ");
        boolean isLambda = node.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory");
        text.add("dynamic").add(node.name).add(node.desc).add(handle(node.bsm, false));
        for (Object argument : node.bsmArgs) {
            text.add(argument instanceof Handle handle ? handle(handle, isLambda) : constant(argument));
        }
        return text.toString();
    }

    private String handle(Handle handle, boolean isLambda) {
        String member = handle.getName() + handle.getDesc();
        MethodNode body = handle.getOwner().equals(owner.name) ? owner.method(member) : null;
        if (isLambda && body != null && (body.access & Opcodes.ACC_SYNTHETIC) != 0) {
            return "lambda " + method.lambda(body); // its name is a number, which any edit of the class may change
        }
        switch (handle.getTag()) {
            case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
                references.add(new Reference(Reference.Kind.VIRTUAL_CALL, handle.getOwner(), member));
            case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC ->
                references.add(new Reference(Reference.Kind.STATIC_FIELD, handle.getOwner(), handle.getName()));
            case Opcodes.H_NEWINVOKESPECIAL -> {
                references.add(new Reference(Reference.Kind.NEW, handle.getOwner(), ""));
                references.add(new Reference(Reference.Kind.DIRECT_CALL, handle.getOwner(), member));
            }
            case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD -> {}
            default -> references.add(new Reference(Reference.Kind.DIRECT_CALL, handle.getOwner(), member));
        }
        return "handle " + handle.getTag() + " " + handle.getOwner() + " " + member;
    }

    /** A constant with its type and length, so that no text can pass for something else. */
    private String constant(@Nullable Object value) {
        if (value instanceof ConstantDynamic dynamic) {
            StringBuilder text = new StringBuilder("dynamic ")
                    .append(dynamic.getName())
                    .append(dynamic.getDescriptor())
                    .append(handle(dynamic.getBootstrapMethod(), false));
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                text.append(' ').append(constant(dynamic.getBootstrapMethodArgument(i)));
            }
            return text.toString();
        } else if (value instanceof Handle handle) {
            return handle(handle, false);
        } else if (value instanceof Type type) {
            return "type " + type.getDescriptor();
        } else if (value instanceof Double number) {
            return "Double " + Double.doubleToRawLongBits(number);
        } else if (value instanceof Float number) {
            return "Float " + Float.floatToRawIntBits(number);
        }
        String text = String.valueOf(value);
        String type = value == null ? "" : value.getClass().getSimpleName();
        return type + " " + text.length() + ":" + text;
    }
}
