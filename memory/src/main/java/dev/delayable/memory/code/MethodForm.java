package dev.delayable.memory.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The canonical form of a method: its instructions in the order in which they are reached, each branch that was not taken noted
 * behind. Lines, names of local variables, their numbers, the way in which a compiler lays out loops and turns conditions around,
 * and what it calls the bodies of lambdas leave no trace; so another compiler mostly gives the same form.
 *
 * <p>Each instruction is written once, in a line. A jump to one that was written is written as its number. Of a condition, that
 * form is written which has the even one of the two opposite opcodes.
 */
final class MethodForm implements InstructionText.Method {

    private static final int VISIBLE = Opcodes.ACC_STATIC
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private final ClassFacts owner;
    private final MethodNode method;

    /** The methods that this one is written into, because it is the body of a lambda there; itself included. */
    private final Set<MethodNode> outer;

    private final Set<Reference> references;
    private final InstructionText instructions;

    private final StringBuilder text = new StringBuilder();
    private final IdentityHashMap<AbstractInsnNode, Integer> numbers = new IdentityHashMap<>();
    private final Map<Integer, Integer> locals = new HashMap<>();

    /** Where branches lead, numbered in the order in which they were met. */
    private final IdentityHashMap<AbstractInsnNode, Integer> noted = new IdentityHashMap<>();

    private final Deque<AbstractInsnNode> branches = new ArrayDeque<>();
    private String handlers = "";

    private MethodForm(ClassFacts owner, MethodNode method, Set<MethodNode> outer, Set<Reference> references) {
        this.owner = owner;
        this.method = method;
        this.outer = outer;
        this.references = references;
        this.instructions = new InstructionText(owner, references, this);
    }

    /**
     * Writes the form.
     *
     * @param references where to add what the method refers to; the bodies of its lambdas included
     */
    static String of(ClassFacts owner, MethodNode method, Set<Reference> references) {
        return new MethodForm(owner, method, Set.of(method), references).write();
    }

    private String write() {
        text.append(method.desc).append(' ').append(method.access & VISIBLE).append('\n');
        int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        if (slot == 1) {
            local(0);
        }
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            local(slot);
            slot += parameter.getSize();
        }
        follow(method.instructions.getFirst());
        while (!branches.isEmpty()) {
            AbstractInsnNode branch = branches.pop();
            text.append("at ").append(noted.get(branch)).append('\n');
            follow(branch);
        }
        return text.toString();
    }

    @Override
    public String lambda(MethodNode body) {
        if (outer.contains(body)) {
            return "itself";
        }
        Set<MethodNode> inside = new HashSet<>(outer);
        inside.add(body);
        return "{" + new MethodForm(owner, body, inside, references).write() + "}";
    }

    @Override
    public int local(int slot) {
        Integer known = locals.get(slot);
        if (known == null) {
            known = locals.size();
            locals.put(slot, known);
        }
        return known;
    }

    /** The number of a branch; it is followed later. */
    private String note(@Nullable AbstractInsnNode start) {
        AbstractInsnNode branch = real(start);
        if (branch == null) {
            return "for ever";
        }
        if (noted.putIfAbsent(branch, noted.size()) == null) {
            branches.push(branch);
        }
        return String.valueOf(noted.get(branch));
    }

    /** Writes instructions from here on, as far as no branch leads away or to what was written. */
    private void follow(@Nullable AbstractInsnNode start) {
        AbstractInsnNode next = real(start);
        while (next != null) {
            Integer number = numbers.putIfAbsent(next, numbers.size());
            if (number != null) {
                text.append("to ").append(number).append('\n');
                return;
            }
            next = real(write(next));
        }
    }

    /** The instruction that is run here: not a label, not a jump that is always taken; null for an empty loop. */
    private static @Nullable AbstractInsnNode real(@Nullable AbstractInsnNode start) {
        AbstractInsnNode node = start;
        Set<AbstractInsnNode> jumps = new HashSet<>();
        while (node != null) {
            if (node.getOpcode() == Opcodes.GOTO) {
                if (!jumps.add(node)) {
                    return null;
                }
                node = ((JumpInsnNode) node).label;
            } else if (node.getOpcode() < 0 || node.getOpcode() == Opcodes.NOP) {
                node = node.getNext();
            } else {
                return node;
            }
        }
        return null;
    }

    /** Writes one instruction; what comes after it is returned, null if nothing does. */
    private @Nullable AbstractInsnNode write(AbstractInsnNode node) {
        writeHandlers(node);
        if (node instanceof JumpInsnNode jump) {
            return writeCondition(jump);
        } else if (node instanceof TableSwitchInsnNode table) {
            List<Integer> keys = new ArrayList<>();
            for (int key = table.min; key <= table.max; key++) {
                keys.add(key);
            }
            writeSwitch(keys, table.labels, table.dflt);
            return null;
        } else if (node instanceof LookupSwitchInsnNode lookup) {
            writeSwitch(lookup.keys, lookup.labels, lookup.dflt);
            return null;
        }
        int opcode = node.getOpcode();
        if (node instanceof VarInsnNode store && isStore(node) && !isRead(store)) {
            // One compiler stores what nobody reads, the exception of a catch for example; another drops it.
            text.append(opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE ? Opcodes.POP2 : Opcodes.POP)
                    .append('\n');
        } else {
            text.append(instructions.text(node)).append('\n');
        }
        boolean ends = opcode == Opcodes.ATHROW || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
        return ends ? null : node.getNext();
    }

    /** Whether the value that is stored is read afterwards. */
    private boolean isRead(VarInsnNode store) {
        Set<AbstractInsnNode> seen = new HashSet<>();
        Deque<AbstractInsnNode> open = new ArrayDeque<>();
        push(store.getNext(), open);
        while (!open.isEmpty()) {
            AbstractInsnNode node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node instanceof IincInsnNode increment && increment.var == store.var) {
                return true;
            } else if (node instanceof VarInsnNode variable && variable.var == store.var) {
                if (!isStore(node)) {
                    return true;
                }
                continue;
            }
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if (covers(block, node)) {
                    push(block.handler, open);
                }
            }
            pushNext(node, open);
        }
        return false;
    }

    private void pushNext(AbstractInsnNode node, Deque<AbstractInsnNode> open) {
        int opcode = node.getOpcode();
        if (node instanceof JumpInsnNode jump) {
            push(jump.label, open);
        } else if (node instanceof TableSwitchInsnNode table) {
            table.labels.forEach(label -> push(label, open));
            push(table.dflt, open);
        } else if (node instanceof LookupSwitchInsnNode lookup) {
            lookup.labels.forEach(label -> push(label, open));
            push(lookup.dflt, open);
        }
        boolean goesOn = opcode != Opcodes.GOTO
                && opcode != Opcodes.ATHROW
                && (opcode < Opcodes.TABLESWITCH || opcode > Opcodes.RETURN);
        if (goesOn) {
            push(node.getNext(), open);
        }
    }

    private static void push(@Nullable AbstractInsnNode node, Deque<AbstractInsnNode> open) {
        AbstractInsnNode real = real(node);
        if (real != null) {
            open.push(real);
        }
    }

    private boolean covers(TryCatchBlockNode block, AbstractInsnNode node) {
        int index = method.instructions.indexOf(node);
        return method.instructions.indexOf(block.start) <= index && index < method.instructions.indexOf(block.end);
    }

    private static boolean isStore(AbstractInsnNode node) {
        return node.getOpcode() >= Opcodes.ISTORE && node.getOpcode() <= Opcodes.ASTORE;
    }

    private @Nullable AbstractInsnNode writeCondition(JumpInsnNode jump) {
        int opcode = jump.getOpcode();
        // Opposite conditions are neighbours; those of null stand apart from the others.
        boolean isEven = opcode == Opcodes.IFNULL || (opcode != Opcodes.IFNONNULL && (opcode - Opcodes.IFEQ) % 2 == 0);
        AbstractInsnNode taken = isEven ? jump.label : jump.getNext();
        text.append("if ")
                .append(isEven ? opcode : opcode - 1)
                .append(' ')
                .append(note(taken))
                .append('\n');
        return isEven ? jump.getNext() : jump.label;
    }

    private void writeSwitch(List<Integer> keys, List<LabelNode> labels, LabelNode otherwise) {
        text.append("switch");
        for (int i = 0; i < keys.size(); i++) {
            if (!labels.get(i).equals(otherwise)) {
                text.append(' ').append(keys.get(i)).append(':').append(note(labels.get(i)));
            }
        }
        text.append(" else:").append(note(otherwise)).append('\n');
    }

    /** Where an exception goes, if the instruction can throw one and that is not where the last one's went. */
    private void writeHandlers(AbstractInsnNode node) {
        if (method.tryCatchBlocks.isEmpty() || !InstructionText.canThrow(node)) {
            return;
        }
        StringJoiner joined = new StringJoiner(",");
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (covers(block, node)) {
                joined.add(block.type + ":" + note(block.handler));
            }
        }
        String here = joined.toString();
        if (!here.equals(handlers)) {
            handlers = here;
            text.append("catch ").append(here).append('\n');
        }
    }
}
