package io.tokenspeed.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tokenspeed.testkit.fixture.TestClient;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private static final class Word extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getOutputStream().write('w');
        }
    }

    @Test
    void start_onTakenPort_saysSo() throws IOException {
        try (HttpServer first = HttpServer.builder("first").build();
                HttpServer second = started(first)) {
            Throwable failure = catchThrowable(second::start);

            assertThat(failure).isInstanceOf(IOException.class);
            assertThat(ListenFailure.of(failure)).isPresent();
            assertThat(ListenFailure.names(failure, first.port())).isTrue();
            assertThat(ListenFailure.names(failure, 1)).isFalse();
        }
    }

    private static HttpServer started(HttpServer first) throws IOException {
        first.start();
        return HttpServer.builder("second").listen("127.0.0.1", first.port()).build();
    }

    @Test
    void adminPort_isApartFromTheOther() throws IOException, InterruptedException {
        try (HttpServer server = HttpServer.builder("test")
                .adminPort(0)
                .servlet("word", new Word(), "/word")
                .adminServlet("alive", new Word(), "/alive")
                .build()) {
            server.start();

            assertThat(new TestClient(server.port()).get("/word").body()).isEqualTo("w");
            assertThat(new TestClient(server.port()).get("/alive").statusCode()).isEqualTo(404);
            assertThat(new TestClient(server.adminPort()).get("/alive").body()).isEqualTo("w");
            assertThat(new TestClient(server.adminPort()).get("/word").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void await_endsWhenItIsClosed() throws IOException, InterruptedException {
        HttpServer server = HttpServer.builder("test").build();
        server.start();
        Thread waiting = new Thread(() -> awaitEnd(server));
        waiting.start();

        server.close();

        waiting.join(20_000);
        assertThat(waiting.isAlive()).isFalse();
    }

    private static void awaitEnd(HttpServer server) {
        try {
            server.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
