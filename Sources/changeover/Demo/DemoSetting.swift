import Foundation
import Journal
import Maintenance

/// Time and chance as the demo has them: this machine's, or those of a test.
struct DemoSetting: Sendable {
    var clock: any Clock<Duration>
    var now: @Sendable () -> Timestamp
    var makeID: @Sendable () -> OperationID
    /// Numbers from 0 to 1 that spread retries.
    var jitter: @Sendable () -> Double
    /// What the simulated AWS draws its durations from.
    var seed: UInt64
    var journalExecutor: any SerialExecutor

    static var process: DemoSetting {
        DemoSetting(
            clock: ContinuousClock(),
            now: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded())) },
            makeID: { OperationID.random() }, jitter: { Double.random(in: 0...1) },
            seed: UInt64.random(in: 1...UInt64.max), journalExecutor: JournalExecutor())
    }

    func pause(_ duration: Duration) async {
        // A cancelled pause is over.
        try? await clock.sleep(for: duration)
    }
}
