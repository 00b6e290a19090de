package io.tokenspeed.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What stands between the clients and the provider.
 *
 * @param name its name in the table
 * @param port where clients go
 * @param processes the processes whose time and memory count; none for the direct way
 */
record Target(String name, int port, List<ProcessHandle> processes) implements AutoCloseable {
    private static final int NGINX_PORT = 18_478;

    static Target direct(int port) {
        return new Target("direct", port, List.of());
    }

    /** Starts the gateway as its users do, with a home folder of its own. */
    static Target gateway(Path program, Path work, int provider) throws IOException {
        Path settings = work.resolve("gateway.yml");
        Files.writeString(settings, """
                port: 0
                adminPort: 0
                logFormat: none
                upstreams:
                  openai: {dialect: openai, url: "http://127.0.0.1:%d/v1", credential: client}
                """.formatted(provider));
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.environment().put("TS_GATEWAY_CONFIG", settings.toString());
        builder.environment().put("TS_DB_PATH", work.resolve("gateway.sqlite").toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.contains("http://")) {
            throw new IOException("the gateway did not start: " + line);
        }
        int port = Integer.parseInt(line.replaceFirst(".*http://[^:]+:(\\d+).*", "$1"));
        return new Target("gateway", port, List.of(process.toHandle()));
    }

    /** Starts nginx as a plain proxy of two workers. */
    static Target nginx(Path work, int provider) throws IOException, InterruptedException {
        Path settings = work.resolve("nginx.conf");
        Files.writeString(settings, """
                worker_processes 2; daemon off; error_log %1$s/nginx.log; pid %1$s/nginx.pid;
                events { worker_connections 8192; }
                http {
                  access_log off; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                  uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s; keepalive_requests 1000000;
                  upstream provider { server 127.0.0.1:%2$d; keepalive 2048; keepalive_requests 1000000; }
                  server {
                    listen 127.0.0.1:%3$d backlog=4096;
                    location / {
                      proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection "";
                      proxy_buffering off; proxy_read_timeout 700s;
                    }
                  }
                }
                """.formatted(work, provider, NGINX_PORT));
        Process process = new ProcessBuilder("nginx", "-c", settings.toString(), "-p", work.toString())
                .inheritIO()
                .start();
        boolean ended = false;
        for (int i = 0; i < 100 && !ended && process.children().count() < 2; i++) {
            ended = process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        if (ended) {
            throw new IOException("nginx did not start; see " + work.resolve("nginx.log"));
        }
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.children()).toList();
        return new Target("nginx", NGINX_PORT, all);
    }

    /** Returns the processor time used so far, in clock ticks of a hundredth of a second. */
    long ticks() {
        return processes.stream()
                .mapToLong(process -> ProcessorTime.of(process.pid()))
                .sum();
    }

    /** Returns the memory used now, in MB. */
    double megabytes() {
        return processes.stream()
                .mapToDouble(process -> ProcessorTime.megabytes(process.pid()))
                .sum();
    }

    @Override
    public void close() {
        for (ProcessHandle process : processes) {
            process.destroy();
            process.onExit().join();
        }
    }
}
