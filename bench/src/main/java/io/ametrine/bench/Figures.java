package io.ametrine.bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured, each figure beside its aim. */
final class Figures {
    private record Figure(String what, String measured, String aim) {}

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    void add(String what, String measured, String aim) {
        figures.add(new Figure(what, measured, aim));
        System.out.printf("%-52s %-26s aim: %s%n", what, measured, aim);
    }

    void detail(String text) {
        details.add(text);
        System.out.println(text);
    }

    String markdown(String title) {
        var text = new StringBuilder("# " + title + "\n\n| what | measured | aim |\n|---|---|---|\n");
        figures.forEach(figure -> text.append("| ")
                .append(figure.what())
                .append(" | ")
                .append(figure.measured())
                .append(" | ")
                .append(figure.aim())
                .append(" |\n"));
        details.forEach(detail -> text.append("\n```\n").append(detail).append("\n```\n"));
        return text.toString();
    }
}
