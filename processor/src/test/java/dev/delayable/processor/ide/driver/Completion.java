package dev.delayable.processor.ide.driver;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jdt.core.CompletionProposal;
import org.eclipse.jdt.core.CompletionRequestor;
import org.eclipse.jdt.core.Flags;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.IMethod;
import org.eclipse.jdt.core.IPackageFragmentRoot;
import org.eclipse.jdt.core.ISourceRange;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jdt.core.Signature;
import org.eclipse.jdt.core.WorkingCopyOwner;

/** What Eclipse proposes in an editor, in which a line is being written that is not saved. */
final class Completion {

    private final IJavaProject project;
    private final List<CompletionProposal> proposals = new ArrayList<>();

    /** The bar in the line stands for the caret. */
    Completion(IJavaProject project, IPackageFragmentRoot sources, String line) throws JavaModelException {
        this.project = project;
        String text = "package " + ProjectDriver.PACKAGE
                + "; import java.util.*; class Editor { void method() throws Exception { " + line + " } }";
        ICompilationUnit editor = sources.getPackageFragment(ProjectDriver.PACKAGE)
                .getCompilationUnit("Editor.java")
                .getWorkingCopy(new WorkingCopyOwner() {}, new Deadline());
        try {
            editor.getBuffer().setContents(text.replace("|", ""));
            editor.codeComplete(
                    text.indexOf('|'),
                    new CompletionRequestor() {
                        @Override
                        public void accept(CompletionProposal proposal) {
                            proposals.add(proposal);
                        }
                    },
                    new Deadline());
        } finally {
            editor.discardWorkingCopy();
        }
    }

    List<String> proposals() {
        return proposals.stream().map(Completion::text).sorted().toList();
    }

    /** The text as an editor shows it; a type or a word of the language stands as it is inserted. */
    private static String text(CompletionProposal proposal) {
        if (proposal.getKind() != CompletionProposal.METHOD_REF) {
            return new String(proposal.getCompletion());
        }
        String signature = new String(proposal.getSignature());
        String[] types = Signature.getParameterTypes(signature);
        char[][] names = proposal.findParameterNames(null);
        String parameters = IntStream.range(0, types.length)
                .mapToObj(i -> type(types[i], i == types.length - 1 && Flags.isVarargs(proposal.getFlags())) + " "
                        + new String(names[i]))
                .collect(joining(", "));
        return new String(proposal.getName()) + "(" + parameters + ") : "
                + type(Signature.getReturnType(signature), false);
    }

    private static String type(String signature, boolean isVarargs) {
        String name = Signature.toString(signature).replaceAll("[\\w.]+\\.", "");
        return isVarargs ? name.substring(0, name.length() - "[]".length()) + "..." : name;
    }

    /** The text of the comment that Eclipse finds for a proposed method, and shows in a window beside the proposals. */
    String documentation(String name) throws JavaModelException {
        for (CompletionProposal proposal : proposals) {
            if (proposal.getKind() == CompletionProposal.METHOD_REF && name.equals(new String(proposal.getName()))) {
                return comment(method(proposal));
            }
        }
        throw new IllegalArgumentException(name + " is not among " + proposals());
    }

    private IMethod method(CompletionProposal proposal) throws JavaModelException {
        String owner = Signature.toString(Signature.getTypeErasure(new String(proposal.getDeclarationSignature())));
        String name = new String(proposal.getName());
        return Arrays.stream(project.findType(owner).getMethods())
                .filter(method -> name.equals(method.getElementName()))
                .findFirst()
                .orElseThrow();
    }

    private static String comment(IMethod method) throws JavaModelException {
        ISourceRange range = method.getJavadocRange();
        String comment = method.getOpenable().getBuffer().getText(range.getOffset(), range.getLength());
        return comment.replaceAll("(?m)^\\s*/?\\*+[/ ]?", "").strip();
    }
}
