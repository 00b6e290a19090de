package io.tokenspeed.agent.doctor;

import java.util.List;

/**
 * What the self-check found.
 *
 * @param database the database
 * @param tools one entry per tool whose files are read
 */
public record DoctorFacts(DatabaseFacts database, List<ToolFacts> tools) {
    public DoctorFacts {
        tools = List.copyOf(tools);
    }

    /** Whether nothing needs the user. */
    public boolean healthy() {
        for (ToolFacts tool : tools) {
            if (!tool.healthy()) {
                return false;
            }
        }
        return database.problem() == null;
    }
}
