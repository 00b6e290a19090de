package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.Request;
import java.util.List;

/** Chooses what is handed on of the records of one message. Other tools keep OpenCode's tables under other names. */
public interface RecordChoice {
    /** OpenCode's own choice: all records, of which the store decides which count. */
    RecordChoice ALL = records -> records;

    /** Returns the records to hand on. */
    List<Request> of(List<Request> records);
}
