import Fleet
import ServiceLifecycle

/// The runs of masking statements as a part that is started and stopped with the others; what runs then is given up.
struct MaskingService: Service {
    let runs: MaskingRuns

    func run() async throws {
        await cancelWhenGracefulShutdown { await runs.run() }
    }
}
