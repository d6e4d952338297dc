package dev.gumshoe.conversations.analysis;

/** What was seen of the calls that one operation makes to another, of the same resource or of another. */
final class CallStats {

    final OperationStats caller;
    final OperationStats callee;
    final BinCounts calls = new BinCounts();
    final BinCounts repeats = new BinCounts();
    final BinCounts clientViews = new BinCounts();
    final Samples gaps;

    CallStats(OperationStats caller, OperationStats callee, int split) {
        this.caller = caller;
        this.callee = callee;
        this.gaps = new Samples(split);
    }

    boolean crosses() {
        return !caller.key.resource().equals(callee.key.resource());
    }
}
