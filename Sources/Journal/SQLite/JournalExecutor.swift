import Dispatch

/// The queue that a journal works on, so that waiting for the disk holds up nobody else.
package final class JournalExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "changeover.journal.turns")

    package init() {}

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
