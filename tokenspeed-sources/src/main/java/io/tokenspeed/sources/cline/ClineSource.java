package io.tokenspeed.sources.cline;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.tree.DocumentReader;
import java.nio.file.Path;
import java.util.List;

/**
 * The tasks of an extension in each editor, {@code globalStorage/<extension>/tasks/<id>/ui_messages.json}; of Cline also
 * those outside of editors, {@code ~/.cline/data/tasks}, and the sessions of its later releases, {@code
 * ~/.cline/data/sessions/<id>/*.messages.json}.
 */
public final class ClineSource implements Source {
    private static final int READER_VERSION = 1;

    private final ClineTool tool;
    private final Environment environment;

    private ClineSource(ClineTool tool, Environment environment) {
        this.tool = tool;
        this.environment = environment;
    }

    /** Returns the source of Cline, whose folders outside of editors {@code CLINE_DIR} and others name. */
    public static ClineSource cline(Environment environment) {
        return new ClineSource(ClineTool.CLINE, environment);
    }

    /** Returns the source of Roo Code. */
    public static ClineSource roo(Environment environment) {
        return new ClineSource(ClineTool.ROO, environment);
    }

    /** Returns the source of Kilo Code up to release 5. */
    public static ClineSource kilocode(Environment environment) {
        return new ClineSource(ClineTool.KILOCODE, environment);
    }

    @Override
    public String tool() {
        return tool.tool();
    }

    @Override
    public int readerVersion() {
        return READER_VERSION;
    }

    @Override
    public List<Path> roots() {
        return new ClineFolders(tool, environment).roots();
    }

    @Override
    public Discovery discover() {
        return new TaskSearch().find(roots());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileCursors made = new FileCursors(tool(), READER_VERSION);
        FileReader tasks = new DocumentReader(made, new TaskDocument(tool, new TaskHistories()));
        FileReader sessions = new DocumentReader(made, new SessionDocument(tool));
        return (file, cursor, sink) ->
                (file.path().endsWith(TaskSearch.TASK) ? tasks : sessions).read(file, cursor, sink);
    }
}
