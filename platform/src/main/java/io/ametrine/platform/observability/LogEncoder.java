package io.ametrine.platform.observability;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ametrine.platform.tracing.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** One log event per line: JSON for machines, or plain text for people when the format is "text". */
public final class LogEncoder extends EncoderBase<ILoggingEvent> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private String format = "json";

    /** Called by logback with what the configuration says. */
    public void setFormat(String format) {
        this.format = format;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return format.equals("text") ? text(event) : json(event);
    }

    private static byte[] json(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", event.getInstant().toString());
            json.writeStringField("level", event.getLevel().toString());
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("message", event.getFormattedMessage());
            json.writeStringField("thread", event.getThreadName());
            writeException(json, event);
            writeContext(json, event.getMDCPropertyMap());
            writeStep(json, Step.current());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toByteArray();
    }

    private static void writeException(JsonGenerator json, ILoggingEvent event) throws IOException {
        if (event.getThrowableProxy() != null) {
            json.writeStringField("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    private static void writeContext(JsonGenerator json, Map<String, String> context) throws IOException {
        if (!context.isEmpty()) {
            json.writeObjectFieldStart("mdc");
            for (Map.Entry<String, String> entry : context.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
    }

    /** Written on the thread that logs: the step is the one that the line is about. */
    private static void writeStep(JsonGenerator json, Step step) throws IOException {
        if (step.isTraced()) {
            json.writeStringField("trace_id", step.traceId());
            json.writeStringField("span_id", step.spanId());
        }
    }

    private static byte[] text(ILoggingEvent event) {
        String logger = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
        String exception = event.getThrowableProxy() == null
                ? ""
                : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()).stripTrailing();
        String line = CLOCK.format(event.getInstant()) + " " + event.getLevel() + " " + logger + ": "
                + event.getFormattedMessage() + exception + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
