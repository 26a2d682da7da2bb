package import Logging
import Synchronization

/// Keeps every log line, metadata and all.
package final class LogRecorder: Sendable {
    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        @inline(never) func log(event: LogEvent) {
            recorder.store.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
        }
    }

    private let store = Mutex<[String]>([])

    package init() {}

    package var logger: Logger { Logger(label: "test", factory: { _ in Handler(recorder: self) }) }
    package var lines: [String] { @inline(never) get { store.withLock(\.self) } }
    package var text: String { lines.joined(separator: "\n") }
}
