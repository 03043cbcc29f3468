package dev.tokenkeeper.pass;

import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers places by reason, so that a thousand places of one kind are one reason. */
final class Places {
    private final String file;
    private final Map<ReasonCode, List<String>> places = new EnumMap<>(ReasonCode.class);

    Places(String file) {
        this.file = file;
    }

    void add(ReasonCode code, String pointer) {
        List<String> known = places.get(code);
        if (known == null) {
            known = new ArrayList<>();
            places.put(code, known);
        }
        known.add(pointer);
    }

    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        for (Map.Entry<ReasonCode, List<String>> entry : places.entrySet()) {
            List<String> pointers = entry.getValue();
            String where = file + "#" + pointers.getFirst();
            int more = pointers.size() - 1;
            reasons.add(Reason.of(entry.getKey(), more == 0 ? where : where + " and " + more + " more"));
        }
        return reasons;
    }
}
