/// What AWS says of maintenance that it is to be told to apply.
extension FactContext {
    /// An approval is for what AWS described; when AWS would apply it by itself is told and binds nothing.
    func maintenanceFact(of action: MaintenanceAction) -> SafetyFacts.Fact {
        let check = "maintenance"
        switch observation.maintenance ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason):
            return .init(
                check, "what AWS says of \(action.action) is not read: \(reason.withoutStop)", binding: "unread",
                isRead: false)
        case .known(let pending):
            let name = action.resource.name
            guard let seen = pending.first(where: { $0.resource == name && $0.action == action.action }) else {
                return .init(check, "AWS lists no \(action.action) for \(name) now", binding: "not listed")
            }
            let text = seen.text.map { "“\($0.count > 120 ? $0.prefix(119) + "…" : $0[...])”" } ?? "nothing"
            return .init(
                check, "AWS says of \(action.action): \(text); \(seen.dates ?? "no date is set by AWS")",
                binding: "\(action.action) \(seen.text ?? "")"
            ).foremost
        }
    }
}
