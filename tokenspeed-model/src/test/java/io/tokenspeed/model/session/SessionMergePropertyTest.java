package io.tokenspeed.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SessionMergePropertyTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_isCommutative(@ForAll("details") SessionDetail a, @ForAll("details") SessionDetail b) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.conflicts(b)).isEqualTo(b.conflicts(a));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_isAssociative(
            @ForAll("details") SessionDetail a,
            @ForAll("details") SessionDetail b,
            @ForAll("details") SessionDetail c) {
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_isIdempotent(@ForAll("details") SessionDetail a, @ForAll("details") SessionDetail b) {
        SessionDetail merged = a.merge(b);

        assertThat(a.merge(a)).isEqualTo(a);
        assertThat(merged.merge(a)).isEqualTo(merged);
        assertThat(merged.merge(b)).isEqualTo(merged);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_withoutConflict_losesNoneOfTheValues(
            @ForAll("details") SessionDetail a, @ForAll("details") SessionDetail b) {
        SessionDetail merged = a.merge(b);

        if (a.conflicts(b).isEmpty()) {
            assertThat(merged.conflicts(a)).isEmpty();
            assertThat(merged.conflicts(b)).isEmpty();
        } else {
            assertThat(merged.conflicts(a).size() + merged.conflicts(b).size())
                    .isEqualTo(a.conflicts(b).size());
        }
    }

    @Provide
    Arbitrary<SessionDetail> details() {
        return Combinators.combine(
                        Arbitraries.of(SessionOrigin.class),
                        text("p"),
                        owners(),
                        courses(),
                        Arbitraries.of("{}", "{\"a\":1}", "{\"b\":1}").injectNull(0.3))
                .as((origin, parent, owner, course, metadata) ->
                        new SessionDetail("s", origin, parent, owner, course, metadata));
    }

    private static Arbitrary<SessionOwner> owners() {
        return Combinators.combine(text("app"), text("u"), text("project")).as(SessionOwner::new);
    }

    private static Arbitrary<SessionCourse> courses() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 4).injectNull(0.3),
                        Arbitraries.longs().between(1, 4).injectNull(0.3),
                        Arbitraries.of(SessionStatus.class).injectNull(0.3))
                .as(SessionCourse::new);
    }

    private static Arbitrary<String> text(String start) {
        return Arbitraries.of(start + 1, start + 1, start + 2).injectNull(0.5);
    }
}
