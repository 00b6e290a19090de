package io.tokenspeed.fakeprovider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Answers the requests of one connection, one after the other. */
final class Connection implements Runnable {
    private final Socket socket;
    private final Script script;

    Connection(Socket socket, Script script) {
        this.socket = socket;
        this.script = script;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                HttpRequest request = HttpRequest.read(in);
                open = request != null && serve(script.received(request), in);
            }
        } catch (IOException | NumberFormatException clientLeftOrSpeaksNoHttp) {
            return;
        }
    }

    /** Answers a request. Returns whether the connection can take the next one. */
    private boolean serve(Recording recording, InputStream in) throws IOException {
        try {
            Sending sending = new Sending(recording, socket.getOutputStream());
            WireForm form = WireForm.of(recording.request().path());
            boolean open = form == null ? sending.notFound() : answer(sending, form, in);
            script.ended(recording, Exchange.Ending.SENT);
            return open;
        } catch (IOException e) {
            script.ended(recording, Exchange.Ending.CLIENT_LEFT);
            throw e;
        }
    }

    private boolean answer(Sending sending, WireForm form, InputStream in) throws IOException {
        Answer answer = script.next();
        Reply.Asked asked = Reply.Asked.of(sending.body(), form.streamsByDefault());
        switch (answer.fault().kind()) {
            case DROP -> {
                return false;
            }
            case SILENCE -> awaitClient(in);
            case STATUS -> sending.error(answer, form, answer.fault().at());
            default -> {
                Reply reply = Reply.of(answer, asked, form);
                if (asked.stream()) {
                    sending.stream(form, reply);
                } else {
                    sending.whole(form, reply);
                }
            }
        }
        if (answer.fault().is(Fault.Kind.HANG)) {
            awaitClient(in);
        }
        return !answer.fault().is(Fault.Kind.CUT);
    }

    /** Waits until the client closes the connection. */
    private static void awaitClient(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0) {
            next = in.read();
        }
        throw new IOException("the client left");
    }
}
