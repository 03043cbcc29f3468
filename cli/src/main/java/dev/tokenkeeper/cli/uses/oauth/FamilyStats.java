package dev.tokenkeeper.cli.uses.oauth;

import dev.tokenkeeper.cli.workbench.NumberBehind;
import java.util.ArrayList;
import java.util.List;

/**
 * What the example server tells of one log-in.
 *
 * @param due refreshes of an access token that had ended
 * @param early refreshes of one that was still good
 * @param repeats requests that came again, as their answer was never used
 * @param partial answers without a refresh token
 * @param answers what the API answered
 * @param revoked whether a refresh token was used twice
 */
record FamilyStats(long due, long early, long repeats, long partial, long answers, boolean revoked) {
    /** Of each log-in, oldest first. */
    static List<FamilyStats> of(String json) {
        List<FamilyStats> all = new ArrayList<>();
        for (int at = json.indexOf('{'); at >= 0; at = json.indexOf('{', at + 1)) {
            String one = json.substring(at, json.indexOf('}', at));
            all.add(new FamilyStats(
                    NumberBehind.first(one, "\"due\":"),
                    NumberBehind.first(one, "\"early\":"),
                    NumberBehind.first(one, "\"repeats\":"),
                    NumberBehind.first(one, "\"partial\":"),
                    NumberBehind.first(one, "\"answers\":"),
                    one.contains("\"revoked\":true")));
        }
        return all;
    }

    /** All that were answered. */
    long refreshes() {
        return due + early + repeats;
    }
}
