package dev.tokenkeeper.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tokenkeeper.validation.SchemaChecker;
import dev.tokenkeeper.validation.UnusableSchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/**
 * JSON Schema by networknt's library: drafts 4 to 2020-12, by {@code $schema}, else 2020-12. A reference to anything but
 * the schema itself and the drafts' own schemas is refused, never fetched. Messages of the library are not passed on, as
 * they hold values. For several threads.
 */
public final class NetworkntSchemas implements SchemaChecker {
    /** More places help nobody. */
    private static final int MOST = 20;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)
                    .block(iri -> !iri.toString().startsWith("classpath:"))));

    @Override
    public Violations check(String schema, String json) throws UnusableSchemaException {
        Schema read;
        try {
            read = registry.getSchema(schema, InputFormat.JSON);
            read.initializeValidators();
        } catch (JacksonException e) {
            throw new UnusableSchemaException("is no JSON");
        } catch (SchemaException e) {
            throw new UnusableSchemaException("is no schema, or refers to another one, which is never fetched");
        }
        try {
            TreeSet<String> places = new TreeSet<>();
            for (Error error : read.validate(json, InputFormat.JSON)) {
                places.add(place(error));
            }
            List<String> some = new ArrayList<>(places);
            return new Violations(some.subList(0, Math.min(MOST, some.size())));
        } catch (JacksonException e) {
            return new Violations(List.of(""));
        } catch (SchemaException e) {
            throw new UnusableSchemaException("refers to another one, which is never fetched");
        }
    }

    /** Where it does not hold; of a name that is missing or too many, the place of that name. */
    private static String place(Error error) {
        String place = error.getInstanceLocation().toString();
        String name = error.getProperty();
        return name == null ? place : place + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
