package org.openrenda.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/** One page that watches a poll: counts down at the first news, and at those with the result. */
final class Watching implements Flow.Subscriber<String> {

    private final CountDownLatch greeted;
    private final CountDownLatch told;
    private boolean knows;
    private boolean done;

    Watching(CountDownLatch greeted, CountDownLatch told) {
        this.greeted = greeted;
        this.told = told;
    }

    @Override
    public void onSubscribe(Flow.Subscription stream) {
        stream.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (!knows && line.startsWith("data:")) {
            knows = true;
            greeted.countDown();
        }
        if (!done && line.contains("\"ANNOUNCED\"")) {
            done = true;
            told.countDown();
        }
    }

    @Override
    public void onError(Throwable broken) {
        // Who is not told in time is named by the count that is left.
    }

    @Override
    public void onComplete() {
        // A stream ends with the program.
    }
}
