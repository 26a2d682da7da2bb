/// Log files of instances, among them what AWS's checks before an upgrade found.
extension RDSWorld {
    /// DescribeDBLogFiles: those whose names contain a text, or all.
    package mutating func describeLogFiles(
        of instance: String, containing part: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedLogFile] {
        arrive(.describeDBLogFiles, at: time)
        let files = instances[try self.instance(instance)].plain.logFiles
        return files.filter { part == nil || $0.name.contains(part ?? "") }.sorted { $0.name < $1.name }
    }

    /// DownloadDBLogFilePortion: from a marker on, `0` being the beginning, or without one the last lines (API reference,
    /// DownloadDBLogFilePortion, `Marker` and `NumberOfLines`).
    package mutating func downloadLog(
        _ name: String, of instance: String, marker: String? = nil, lines wanted: Int? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> LogPortion {
        arrive(.downloadDBLogFilePortion, at: time)
        let files = instances[try self.instance(instance)].plain.logFiles
        guard let lines = files.first(where: { $0.name == name })?.lines else {
            throw RDSFault(
                code: "DBLogFileNotFoundFault", message: "DBLog File: \(name), is not found on the DB instance",
                httpStatus: 404)
        }
        let count = wanted ?? 10_000
        guard count > 0 else { throw .value("NumberOfLines must be greater than 0.") }
        let begin = try marker.map { text throws(RDSFault) in try Self.line(text) } ?? max(lines.count - count, 0)
        let portion = lines.dropFirst(begin).prefix(count)
        return LogPortion(
            text: portion.map { $0 + "\n" }.joined(), marker: String(min(begin + portion.count, lines.count)),
            hasMore: begin + portion.count < lines.count)
    }

    private static func line(_ marker: String) throws(RDSFault) -> Int {
        guard let line = Int(marker), line >= 0 else { throw .value("Invalid value for Marker: \(marker)") }
        return line
    }

    /// Writes down why an instance was not upgraded, in the files that AWS has for it (RDS user guide, "Handling major
    /// version upgrades for RDS for PostgreSQL", and "Major version upgrades for RDS for MySQL").
    mutating func writeLog(of upgrade: InstanceUpgrade, on index: Int, finding: String, isCheck: Bool) {
        let shown = instances[index].shown
        let isPostgreSQL = shown.engine == "postgres"
        let name =
            switch (isPostgreSQL, isCheck) {
            case (true, true): "pg_upgrade_precheck.log.\(now.milliseconds / 1000)"
            case (true, false): "pg_upgrade_internal.log.\(now.milliseconds / 1000)"
            case (false, true): "PrePatchCompatibility.log"
            case (false, false): "upgradeFailure.log"
            }
        let file = SimulatedLogFile(
            name: name, writtenAt: now,
            lines: [
                "Upgrade could not be run on \(now.iso8601)",
                "The instance could not be upgraded from \(shown.engineVersion) to \(upgrade.version.version) for the "
                    + "following reasons.",
                "Please take appropriate action and try the upgrade again.", "", "* \(finding)",
            ])
        instances[index].plain.logFiles.removeAll { $0.name == name }
        instances[index].plain.logFiles.append(file)
    }
}
