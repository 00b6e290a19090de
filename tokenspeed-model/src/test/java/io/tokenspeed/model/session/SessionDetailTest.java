package io.tokenspeed.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionDetailTest {
    @Test
    void merge_ofStartAndEnd_hasBothAndTheLastStatus() {
        SessionDetail start = detail("u-1", new SessionCourse(10L, null, SessionStatus.OPEN));
        SessionDetail end = detail(null, new SessionCourse(null, 20L, SessionStatus.OK));

        SessionDetail merged = end.merge(start);

        assertThat(merged.course()).isEqualTo(new SessionCourse(10L, 20L, SessionStatus.OK));
        assertThat(merged.owner().userId()).isEqualTo("u-1");
    }

    @Test
    void merge_ofSeveralEnds_takesTheWorstAndTheLatest() {
        SessionDetail failed = detail(null, new SessionCourse(null, 20L, SessionStatus.FAILED));
        SessionDetail cancelled = detail(null, new SessionCourse(5L, 30L, SessionStatus.CANCELLED));

        assertThat(failed.merge(cancelled).course()).isEqualTo(new SessionCourse(5L, 30L, SessionStatus.FAILED));
    }

    @Test
    void conflicts_nameTheFieldsThatContradict() {
        SessionDetail a = new SessionDetail(
                "s", SessionOrigin.TRACKED, "p", new SessionOwner("app", "u", "project"), SessionCourse.UNKNOWN, null);
        SessionDetail b = new SessionDetail(
                "s", SessionOrigin.TRACKED, "q", new SessionOwner("bpp", "v", "other"), SessionCourse.UNKNOWN, null);

        assertThat(a.conflicts(b)).containsExactly("app", "parentId", "userId", "projectId");
        assertThat(a.conflicts(SessionDetail.logged("s", "p"))).isEmpty();
    }

    @Test
    void merge_ofDifferentSessions_isRefused() {
        assertThatThrownBy(() -> SessionDetail.logged("a", "p").merge(SessionDetail.logged("b", "p")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("details of a and of b");
    }

    private static SessionDetail detail(@Nullable String user, SessionCourse course) {
        return new SessionDetail("s", SessionOrigin.TRACKED, null, new SessionOwner("app", user, null), course, null);
    }
}
