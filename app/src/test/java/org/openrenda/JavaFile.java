package org.openrenda;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** One Java source as the compiler reads it: methods, literals and how they are glued. */
final class JavaFile extends TreeScanner<Void, Void> {

    private static final Pattern SQL =
            Pattern.compile(
                    "(?s)\\b(select\\s.*\\sfrom|insert into|delete from|update \\S+\\s+set"
                            + "|where \\S+|order by|group by)\\b.*");

    /** A method with its length in lines. */
    record Method(Path file, String name, long lines) {}

    final List<Method> methods = new ArrayList<>();
    final List<Sources.Line> gluedSql = new ArrayList<>();
    final List<String> literals = new ArrayList<>();

    private final Path file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private JavaFile(Path file, CompilationUnitTree unit, SourcePositions positions) {
        this.file = file;
        this.unit = unit;
        this.positions = positions;
    }

    static List<JavaFile> read(List<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<JavaFile> read = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                JavaFile file =
                        new JavaFile(Path.of(unit.getSourceFile().toUri()), unit, positions);
                file.scan(unit, null);
                read.add(file);
            }
            return read;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path path() {
        return file;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        long lines = lineOf(positions.getEndPosition(unit, method)) - lineOf(start(method)) + 1;
        methods.add(new Method(file, method.getName().toString(), lines));
        return super.visitMethod(method, nothing);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String text) {
            literals.add(text);
        }
        return super.visitLiteral(literal, nothing);
    }

    @Override
    public Void visitBinary(BinaryTree sum, Void nothing) {
        List<ExpressionTree> parts = parts(sum).toList();
        if (sum.getKind() == Tree.Kind.PLUS
                && parts.stream().anyMatch(JavaFile::isSql)
                && !parts.stream().allMatch(JavaFile::isConstant)) {
            report(sum);
        }
        return super.visitBinary(sum, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        boolean formats =
                call.getMethodSelect() instanceof MemberSelectTree select
                        && (select.getIdentifier().contentEquals("formatted")
                                        && isSql(select.getExpression())
                                || select.getIdentifier().contentEquals("format")
                                        && select.getExpression().toString().equals("String")
                                        && call.getArguments().stream().anyMatch(JavaFile::isSql));
        if (formats) {
            report(call);
        }
        return super.visitMethodInvocation(call, nothing);
    }

    private void report(Tree tree) {
        gluedSql.add(new Sources.Line(file, (int) lineOf(start(tree)), tree.toString()));
    }

    private static Stream<ExpressionTree> parts(ExpressionTree tree) {
        return switch (tree) {
            case ParenthesizedTree inner -> parts(inner.getExpression());
            case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
                    Stream.concat(parts(sum.getLeftOperand()), parts(sum.getRightOperand()));
            default -> Stream.of(tree);
        };
    }

    private static boolean isSql(ExpressionTree tree) {
        return tree instanceof LiteralTree literal
                && literal.getValue() instanceof String text
                && SQL.matcher(text).find();
    }

    private static boolean isConstant(ExpressionTree tree) {
        return tree instanceof LiteralTree
                || tree instanceof IdentifierTree name
                        && name.getName().toString().matches("[A-Z][A-Z0-9_]*");
    }

    private long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private long lineOf(long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}
