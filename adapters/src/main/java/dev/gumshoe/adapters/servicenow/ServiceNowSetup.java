package dev.gumshoe.adapters.servicenow;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What somebody has to click in ServiceNow, and the script that tells Gumshoe of news at once. */
public final class ServiceNowSetup {

    private ServiceNowSetup() {}

    /**
     * The steps, one a line, the script at the end.
     *
     * @param user the user name that the OAuth application acts as
     * @param push the address of the webhook, such as {@code https://gumshoe.example.com/webhooks/servicenow}
     */
    public static List<String> steps(URI push, String user) {
        List<String> lines = new ArrayList<>(List.of(
                "1. User Administration > Users: a user " + user
                        + ", Web service access only, time zone GMT, with a role that reads and writes",
                "   incidents (itil, or one of your own that reads the table, writes work_notes and comments, and reads sys_journal_field,",
                "   sys_user and sys_user_grmember). Gumshoe adds entries and attachments; state and assignment it only reads.",
                "2. System OAuth > Application Registry > New > OAuth API endpoint for external clients: default grant type Client Credentials,",
                "   OAuth Application User " + user
                        + ". (System property glide.oauth.inbound.client.credential.grant_type.enabled has to be true.)",
                "3. Put its id and secret into the environment, and into gumshoe.yaml:",
                "",
                "   servicenow:",
                "     url: https://YOUR-INSTANCE.service-now.com",
                "     clientId: ${SERVICENOW_CLIENT_ID}",
                "     clientSecret: ${SERVICENOW_CLIENT_SECRET}",
                "     user: " + user,
                "     filter: active=true^priorityIN1,2",
                "",
                "4. 'gumshoe doctor' tries it. That is enough: ServiceNow is asked for news every servicenow.poll.",
                "5. So that news come at once, add a webhook to gumshoe.yaml:",
                "",
                "   webhooks:",
                "   - name: servicenow",
                "     type: servicenow",
                "     secret: ${SERVICENOW_PUSH_SECRET}",
                "",
                "   System Properties > New: name gumshoe.push.secret, type password2, value that same secret.",
                "   System Definition > Business Rules > New: table Incident, Advanced, When async, Insert and Update,",
                "   Condition: current.operation() == 'insert' || current.comments.changes() || current.work_notes.changes() ||"
                        + " current.state.changes(),",
                "   and this script:",
                ""));
        lines.addAll(script(push, user).lines().toList());
        return lines;
    }

    /** The script of the business rule: it signs as AWS DevOps Agent's senders do, and tells which ticket changed, not what is in it. */
    static String script(URI push, String user) {
        return """
                (function executeRule(current, previous) {
                    var author = String(current.sys_updated_by);
                    if (author == '%s') {
                        return; // its own entries
                    }
                    var body = JSON.stringify({
                        table: String(current.getTableName()),
                        sys_id: String(current.getUniqueValue()),
                        number: String(current.number),
                        operation: String(current.operation())
                    });
                    var timestamp = String(new GlideDateTime().getValue()).replace(' ', 'T') + '.000Z';
                    var key = GlideStringUtil.base64Encode(gs.getProperty('gumshoe.push.secret'));
                    var signature = new GlideCertificateEncryption().generateMac(key, 'HmacSHA256', timestamp + ':' + body);
                    var request = new sn_ws.RESTMessageV2();
                    request.setHttpMethod('post');
                    request.setEndpoint('%s');
                    request.setRequestHeader('Content-Type', 'application/json');
                    request.setRequestHeader('x-amzn-event-timestamp', timestamp);
                    request.setRequestHeader('x-amzn-event-signature', String(signature));
                    request.setRequestBody(body);
                    request.executeAsync();
                })(current, previous);
                """.formatted(user, push);
    }
}
