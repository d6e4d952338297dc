package dev.gumshoe.adapters.steering;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a piece of Markdown in one line, without its marks; a link keeps its address. */
final class Prose extends AbstractVisitor {

    private final StringBuilder words = new StringBuilder();

    private Prose() {}

    static String of(Node node) {
        Prose prose = new Prose();
        node.accept(prose);
        return prose.words.toString().replaceAll("\\s+", " ").strip();
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        words.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(ListItem item) {
        words.append(words.isEmpty() ? "" : "; ");
        visitChildren(item);
    }

    @Override
    public void visit(Link link) {
        int before = words.length();
        visitChildren(link);
        if (!words.substring(before).equals(link.getDestination())) {
            words.append(" (").append(link.getDestination()).append(')');
        }
    }
}
