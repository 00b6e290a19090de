package io.tokenspeed.agent.console;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.upload.Sending;
import io.tokenspeed.uploader.ProjectAliases;
import io.tokenspeed.uploader.SentProject;
import io.tokenspeed.uploader.Uploader;
import java.io.IOException;
import java.util.List;

/** Shows the names of projects that the members of the hub see, gives a project one, or takes it back. */
public final class AliasAction {
    private final Uploader uploader;
    private final ProjectAliases aliases;
    private final Context context;

    public AliasAction(Uploader uploader, Context context) {
        this.uploader = uploader;
        this.aliases = uploader.control().projectAliases();
        this.context = context;
    }

    /**
     * Runs the action.
     *
     * @param project the project; empty lists all names
     * @param name its name; empty where it is to be taken back
     * @throws IllegalArgumentException with a sentence for the user if there is no such project, or the name is not
     *     allowed
     */
    public int run(String project, String name, boolean remove) throws IOException {
        if (project.isEmpty() && !remove) {
            return list();
        }
        if (project.isEmpty() || remove != name.isEmpty()) {
            throw new UsageException("Give a project and a name, as in: tokenspeed upload alias my-shop \"Web shop\";"
                    + " or a project and --remove.");
        }
        if (uploader.control().status().device() == null) {
            context.error("This machine is not enrolled at any hub.");
            return 1;
        }
        return remove ? remove(project) : show(project, name);
    }

    private int list() {
        List<SentProject> named = aliases.projects().stream()
                .filter(project -> project.alias() != null)
                .toList();
        if (named.isEmpty()) {
            context.print("No project has a name at the hub: its members see pseudonyms.");
            return 0;
        }
        context.print("Whoever has a token of the hub sees these names in place of pseudonyms:");
        named.forEach(project -> context.print("  " + project.alias() + "  " + Text.clean(project.root())));
        tell();
        return 0;
    }

    private int show(String project, String name) throws IOException {
        SentProject named = aliases.show(project, name);
        context.print("Whoever has a token of the hub now sees \"" + named.alias() + "\" for what this device did in "
                + Text.clean(named.root()) + ", also earlier, where a pseudonym stood before.");
        context.print("The folder is not sent, and what a hub shows to everybody never has names of projects. Take it "
                + "back with: tokenspeed upload alias --remove " + Text.clean(project));
        return send();
    }

    private int remove(String project) throws IOException {
        SentProject before = aliases.hide(project);
        context.print(
                before.alias() == null
                        ? Text.clean(before.root()) + " had no name at the hub."
                        : "The name \"" + before.alias() + "\" is taken back; members see the pseudonym again. Who saw "
                                + "the name may remember it.");
        return send();
    }

    private int send() throws IOException {
        if (context.workspace().isFollowed()) {
            context.print("The running server tells the hub with its next request.");
            return 0;
        }
        new Sending(uploader, context.clock()).once();
        tell();
        return 0;
    }

    private void tell() {
        if (aliases.onlyHere()) {
            context.print("This hub's version does not support names of projects; they are kept on this machine only.");
        } else if (aliases.waiting()) {
            context.print("The hub does not know the latest change yet; the next request sends it.");
        }
    }
}
