/// A log file of an instance.
package struct SimulatedLogFile: Sendable, Hashable {
    package var name: String
    package var writtenAt: SimulatedTime
    var lines: [String]

    /// In bytes.
    package var size: Int { lines.reduce(0) { $0 + $1.utf8.count + 1 } }

    static func errors(of engine: String, at time: SimulatedTime) -> SimulatedLogFile {
        SimulatedLogFile(
            name: engine == "postgres" ? "error/postgresql.log" : "error/mysql-error.log", writtenAt: time,
            lines: ["database system is ready to accept connections"])
    }
}

/// What DownloadDBLogFilePortion gives of a log file.
package struct LogPortion: Sendable, Hashable {
    package var text: String
    /// From where to go on.
    package var marker: String
    package var hasMore: Bool
}
