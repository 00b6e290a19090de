package io.tokenspeed.sources.openclaw;

import io.tokenspeed.sources.GrowingHome;
import java.math.BigDecimal;
import java.time.Instant;

/** Events of transcripts, as OpenClaw writes them. */
final class Events {
    private Events() {}

    static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    static String head(String session) {
        return json("{'type':'session','version':3,'id':'" + session
                + "','timestamp':'2026-10-01T00:00:00.000Z','cwd':'/home/ann/shop'}");
    }

    static String user(String id) {
        return json("{'type':'message','id':'" + id + "','parentId':null,'message':{'role':'user','content':[{'type':"
                + "'text','text':'" + GrowingHome.PROMPT + " assistant'}],'timestamp':1790812800500}}");
    }

    static String modelChange(String provider, String model) {
        return json("{'type':'model_change','id':'m1','provider':'" + provider + "','modelId':'" + model + "'}");
    }

    static String snapshot(String provider, String model) {
        return json("{'type':'custom','customType':'model-snapshot','data':{'provider':'" + provider + "','modelId':'"
                + model + "'}}");
    }

    /** A note about a delivery, which has the form of an answer. */
    static String note(long time) {
        return json("{'type':'message','id':'note" + time + "','message':{'role':'assistant','content':[],'api':"
                + "'openclaw-transcript','provider':'openclaw','model':'delivery-mirror','usage':{'input':0,'output':0,"
                + "'cacheRead':0,'cacheWrite':0,'totalTokens':0},'stopReason':'stop','timestamp':" + time + "}}");
    }

    /**
     * An answer.
     *
     * @param route members that name provider and model, each with a comma behind it; may be empty
     * @param more more members of the message, each with a comma before it
     */
    static String answer(String id, String route, String usage, long asked, long written, String more) {
        return json("{'type':'message','id':'" + id + "','parentId':'u1','timestamp':'" + Instant.ofEpochMilli(written)
                + "','message':{'role':'assistant','content':[{'type':'text','text':'" + GrowingHome.PROMPT + "'}],"
                + route + "'usage':" + usage + ",'timestamp':" + asked + more + "}}");
    }

    static String route(String provider, String model) {
        return "'api':'anthropic-messages','provider':'" + provider + "','model':'" + model + "',";
    }

    /** Counters without a cost: input, cache reads, cache writes, output, reasoning. */
    static String usage(long... counts) {
        return "{" + counters(counts) + "}";
    }

    /** The same counters with a cost in nano-dollars. */
    static String billed(long cost, long... counts) {
        return "{" + counters(counts) + ",'cost':{'total':"
                + BigDecimal.valueOf(cost, 9).toPlainString() + "}}";
    }

    private static String counters(long... counts) {
        return "'input':%d,'output':%d,'cacheRead':%d,'cacheWrite':%d,'reasoningTokens':%d,'totalTokens':%d"
                .formatted(
                        counts[0],
                        counts[3],
                        counts[1],
                        counts[2],
                        counts[4],
                        counts[0] + counts[1] + counts[2] + counts[3]);
    }
}
