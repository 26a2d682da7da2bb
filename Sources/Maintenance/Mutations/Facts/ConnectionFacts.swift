/// Whether anybody uses what is to be deleted: said is only what CloudWatch was just read to have.
extension GateTerms {
    /// - Parameter isMeant: the environment that the gate is about.
    static func connections(
        to isMeant: @escaping @Sendable (Environment) -> Bool
    ) -> @Sendable (QuestionContext, Observation?) -> Set<AnyQuestion> {
        { context, seen in
            let members = seen?.environments?.first(where: isMeant)?.instances.map(\.identifier) ?? []
            return members.isEmpty ? [] : [AnyQuestion(ConnectionsQuestion(of: members, in: context.place))]
        }
    }
}

extension FactContext {
    func connectionsFact(to environment: Environment) -> SafetyFacts.Fact {
        connectionsFact(to: environment.instances.map(\.identifier), of: environment.cluster.identifier.text)
    }

    /// A person may decide with clients connected, or with nothing read, and is warned then.
    func connectionsFact(to instances: [InstanceID], of name: String) -> SafetyFacts.Fact {
        let check = "connections"
        guard !instances.isEmpty else {
            return .init(check, "\(name) has no members that anybody could be connected to", binding: "none")
        }
        let report = observation.connections(to: instances)
        let time = report.time.map { " \($0)" } ?? ""
        let text = "connections\(time): \(report.numbers)"
        if !report.used.isEmpty {
            return .init(
                check, text, binding: "present",
                warning:
                    "Clients were connected to \(report.used.listed)\(time), as CloudWatch counts: \(report.numbers).")
        }
        guard report.unread.isEmpty else {
            let reason = (report.reason ?? "CloudWatch has no recent value of them").withoutStop
            return .init(
                check, "\(text) (\(reason))", binding: "unread",
                warning:
                    "Connections to \(report.unread.listed) are not read: whether anybody uses \(name) is not known.",
                isRead: false)
        }
        return .init(check, text, brief: "no connections\(time)", binding: "none")
    }
}
