package dev.delayable.processor.ide.driver;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceDescription;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.apt.core.util.AptConfig;
import org.eclipse.jdt.apt.core.util.IFactoryPath;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.IPackageFragment;
import org.eclipse.jdt.core.IPackageFragmentRoot;
import org.eclipse.jdt.core.JavaCore;

/** Does in Eclipse what the tests ask for: its public methods are those of the tests' {@code EclipseProject}. */
public final class ProjectDriver {

    static final String PACKAGE = "ide";

    private static final String SOURCES = "src";
    private static final String GENERATED = ".apt_generated";

    private final IProject project;
    private final IJavaProject javaProject;

    public ProjectDriver(String name) {
        this.project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        this.javaProject = JavaCore.create(project);
    }

    public void open(Path jdk, List<String> classPath, List<String> processorPath) throws CoreException {
        buildOnlyWhenAsked();
        project.create(new Deadline());
        project.open(new Deadline());
        project.getFolder(SOURCES).create(true, true, new Deadline());
        IProjectDescription description = project.getDescription();
        description.setNatureIds(new String[] {JavaCore.NATURE_ID});
        project.setDescription(description, new Deadline());
        setOptions();
        setClassPath(jdk, classPath);
        root(SOURCES).createPackageFragment(PACKAGE, true, new Deadline());
        setProcessors(processorPath);
        build(IncrementalProjectBuilder.FULL_BUILD);
    }

    /** Those of a new project in Eclipse and in VS Code, both of which offer nothing that is not visible. */
    private void setOptions() {
        Map<String, String> options = javaProject.getOptions(true);
        JavaCore.setComplianceOptions("17", options);
        options.put(JavaCore.CODEASSIST_VISIBILITY_CHECK, JavaCore.ENABLED);
        javaProject.setOptions(options);
    }

    private void setClassPath(Path jdk, List<String> jars) throws CoreException {
        List<IClasspathEntry> entries = new ArrayList<>();
        entries.add(JavaCore.newSourceEntry(project.getFolder(SOURCES).getFullPath()));
        entries.add(library(jdk.resolve("lib").resolve("jrt-fs.jar").toString()));
        jars.forEach(jar -> entries.add(library(jar)));
        javaProject.setRawClasspath(
                entries.toArray(IClasspathEntry[]::new),
                project.getFolder("bin").getFullPath(),
                new Deadline());
    }

    private static IClasspathEntry library(String jar) {
        return JavaCore.newLibraryEntry(org.eclipse.core.runtime.Path.fromOSString(jar), null, null);
    }

    private void setProcessors(List<String> jars) throws CoreException {
        AptConfig.setGenSrcDir(javaProject, GENERATED);
        IFactoryPath processors = AptConfig.getFactoryPath(javaProject);
        jars.forEach(jar -> processors.addExternalJar(Path.of(jar).toFile()));
        AptConfig.setFactoryPath(javaProject, processors);
        AptConfig.setEnabled(javaProject, true);
    }

    /** With a build that starts by itself, nobody could tell when it has ended. */
    private static void buildOnlyWhenAsked() throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        IWorkspaceDescription description = workspace.getDescription();
        description.setAutoBuilding(false);
        workspace.setDescription(description);
    }

    public void save(String file, String text) throws CoreException {
        IFile target = file(file);
        ByteArrayInputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        if (target.exists()) {
            target.setContents(content, IResource.FORCE, new Deadline());
        } else {
            target.create(content, IResource.FORCE, new Deadline());
        }
        build(IncrementalProjectBuilder.INCREMENTAL_BUILD);
    }

    public void delete(String file) throws CoreException {
        file(file).delete(true, new Deadline());
        build(IncrementalProjectBuilder.INCREMENTAL_BUILD);
    }

    private IFile file(String name) {
        return project.getFolder(SOURCES).getFolder(PACKAGE).getFile(name);
    }

    private void build(int kind) throws CoreException {
        project.build(kind, new Deadline());
    }

    public void close() throws CoreException {
        project.delete(true, true, new Deadline());
    }

    public List<String> generated() throws CoreException {
        List<String> names = new ArrayList<>();
        IPackageFragmentRoot root = root(GENERATED);
        for (IPackageFragment folder : javaProject.getPackageFragments()) {
            if (root.equals(folder.getParent())) {
                for (ICompilationUnit unit : folder.getCompilationUnits()) {
                    names.add(unit.getElementName());
                }
            }
        }
        return names;
    }

    private IPackageFragmentRoot root(String folder) {
        return javaProject.getPackageFragmentRoot(project.getFolder(folder));
    }

    public List<String> problems() throws CoreException {
        return Arrays.stream(project.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE))
                .filter(marker -> marker.getAttribute(IMarker.SEVERITY, 0) >= IMarker.SEVERITY_WARNING)
                .map(marker -> marker.getResource().getName() + ":" + marker.getAttribute(IMarker.LINE_NUMBER, -1)
                        + ": " + marker.getAttribute(IMarker.MESSAGE, ""))
                .sorted()
                .toList();
    }

    public List<String> completions(String line) throws CoreException {
        return new Completion(javaProject, root(SOURCES), line).proposals();
    }

    public String documentation(String line, String name) throws CoreException {
        return new Completion(javaProject, root(SOURCES), line).documentation(name);
    }
}
