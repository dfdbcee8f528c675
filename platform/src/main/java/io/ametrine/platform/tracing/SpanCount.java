package io.ametrine.platform.tracing;

/** Is told what became of spans. */
public interface SpanCount {
    SpanCount NOBODY = new SpanCount() {
        @Override
        public void sent(int spans) {}

        @Override
        public void lost(int spans) {}
    };

    void sent(int spans);

    void lost(int spans);
}
