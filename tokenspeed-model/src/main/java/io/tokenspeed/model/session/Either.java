package io.tokenspeed.model.session;

import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Chooses between two values of which each may be absent. */
final class Either {
    private Either() {}

    /** Returns the value that is there, or what the choice makes of two. */
    static <T> @Nullable T of(@Nullable T a, @Nullable T b, BinaryOperator<T> choice) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return choice.apply(a, b);
    }

    static <T extends Comparable<T>> @Nullable T smaller(@Nullable T a, @Nullable T b) {
        return of(a, b, (x, y) -> x.compareTo(y) <= 0 ? x : y);
    }

    /** Whether both are there and differ. */
    static boolean contradict(@Nullable Object a, @Nullable Object b) {
        return a != null && b != null && !a.equals(b);
    }
}
