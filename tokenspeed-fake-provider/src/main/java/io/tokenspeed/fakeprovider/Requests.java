package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.course.Planner;
import io.tokenspeed.fakeprovider.engine.Conversation;
import io.tokenspeed.fakeprovider.engine.HttpCall;
import io.tokenspeed.fakeprovider.engine.Plan;
import io.tokenspeed.fakeprovider.wire.Asked;
import io.tokenspeed.fakeprovider.wire.FakeReply;
import io.tokenspeed.fakeprovider.wire.WireForm;
import io.tokenspeed.fakeprovider.wire.WireText;
import org.jspecify.annotations.Nullable;

/** Answers requests, and takes all of them down but those for the ledger itself. */
final class Requests implements Conversation.Host {
    private static final String LEDGER = "/ledger";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Script script;
    private final Ledger ledger;

    Requests(Script script, Ledger ledger) {
        this.script = script;
        this.ledger = ledger;
    }

    @Override
    public Conversation received(HttpCall call, long nanos) {
        boolean own = call.path().equals(LEDGER);
        Answered answered = own ? ledger(call) : answer(call);
        Recording recording = new Recording(call, nanos, answered.plan, answered.usage, ledger::ended);
        if (!own) {
            ledger.add(recording);
        }
        return recording;
    }

    private record Answered(Plan plan, @Nullable ReportedUsage usage) {}

    private Answered ledger(HttpCall call) {
        if (call.method().equals("DELETE")) {
            ledger.clear();
        }
        return new Answered(Planner.document(200, LedgerJson.of(ledger.recordings())), null);
    }

    private Answered answer(HttpCall call) {
        String fixed = FixedAnswers.of(call, script.models());
        if (fixed != null) {
            return new Answered(Planner.document(200, fixed), null);
        }
        WireForm form = call.method().equals("POST") ? WireForm.of(call.path()) : null;
        return form == null ? new Answered(Planner.document(NOT_FOUND, "{}"), null) : answer(call, form);
    }

    private Answered answer(HttpCall call, WireForm form) {
        try {
            Asked asked = form.asked(call.body().text());
            Choice choice = script.next(asked.model());
            FakeReply reply = choice.reply(asked, form);
            return new Answered(Planner.plan(choice.course(), reply, form), choice.usage());
        } catch (IllegalArgumentException e) {
            String why = "{\"error\":" + WireText.quote(e.getMessage()) + "}";
            return new Answered(Planner.document(BAD_REQUEST, why), null);
        }
    }
}
