package io.tokenspeed.alerts.measure;

/** Values in the order of their instants, each with a small number that tells what it belongs to. */
final class TimedValues {
    final Column at = new Column();
    final Column value = new Column();
    final Column group = new Column();

    void add(long millis, double number, int belongsTo) {
        at.addMillis(millis);
        value.add(number);
        group.add(belongsTo);
    }

    void truncate(long fromMillis) {
        int rows = at.lower(fromMillis);
        at.truncate(rows);
        value.truncate(rows);
        group.truncate(rows);
    }
}
