import Maintenance

/// Whether anybody uses an environment that is to be deleted, or left without its protection.
extension Environment {
    /// What has to be asked for it.
    func connectionQuestions(in place: Place) -> Set<AnyQuestion> {
        instances.isEmpty ? [] : [AnyQuestion(ConnectionsQuestion(of: instances.map(\.identifier), in: place))]
    }

    func connectionFindings(seeing observation: Observation) -> [Finding] {
        observation.connectionFindings(to: instances.map(\.identifier), of: cluster.identifier.text)
    }
}

extension Observation {
    /// Whether anybody uses a database: what is accepted are clients, or the lack of a reading: numbers move.
    func connectionFindings(to instances: [InstanceID], of name: String) -> [Finding] {
        guard !instances.isEmpty else { return [] }
        let check = "connections"
        let report = connections(to: instances)
        let time = report.time.map { " \($0)" } ?? ""
        if !report.used.isEmpty {
            return [
                Finding(
                    .acknowledge, check,
                    "Clients are connected to \(name)\(time), as CloudWatch counts: \(report.numbers).",
                    accepted: "clients are connected to \(name)")
            ]
        }
        guard report.unread.isEmpty else {
            return [
                Preflight.notChecked(
                    check, "whether clients are connected to \(report.unread.listed)",
                    because: report.reason ?? "CloudWatch has no recent value")
            ]
        }
        return [Finding(.info, check, "No connections to \(name)\(time), as CloudWatch counts: \(report.numbers).")]
    }
}
