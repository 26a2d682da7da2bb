import Maintenance

/// What becomes of custom endpoints?
///
/// New instances join every endpoint without a static list by themselves, unless they are on its exclusion list, and never
/// one with a static list (Aurora user guide, "Membership rules for custom endpoints").
extension Preflight {
    func customEndpoints() -> [Finding] {
        let check = "custom-endpoints"
        switch basis.customEndpoints {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "custom endpoints of \(name)", because: reason)]
        case .known(let endpoints):
            return endpoints.sorted { $0.identifier < $1.identifier }.compactMap { endpoint in
                if scope.isCopied { return listing(endpoint) }
                if endpoint.staticMembers.isEmpty {
                    guard let standIn = scope.standIn, !endpoint.excludedMembers.contains(standIn.identifier) else {
                        return nil
                    }
                    return Finding(
                        .info, check,
                        "\(standIn.identifier) joins the custom endpoint \(endpoint.identifier) while it exists.")
                }
                return emptied(endpoint)
            }
        }
    }

    /// Green gets the endpoints of blue, and its members have other names until the switchover: AWS advises against lists of
    /// members in both environments (Aurora user guide, "Best practices for blue/green deployments").
    private func listing(_ endpoint: CustomEndpoint) -> Finding? {
        let lists = [("names", endpoint.staticMembers), ("leaves out", endpoint.excludedMembers)]
        guard let (verb, members) = lists.first(where: { !$0.1.isEmpty }) else { return nil }
        return Finding(
            .acknowledge, "custom-endpoints",
            "The custom endpoint \(endpoint.identifier) \(verb) \(members.sorted().listed), which AWS advises against for "
                + "blue/green: see after the switchover that it leads where it should.")
    }

    private func emptied(_ endpoint: CustomEndpoint) -> Finding? {
        let members = Set(endpoint.staticMembers)
        if let next = scope.nextWriter, members == [next] {
            return Finding(
                .acknowledge, "custom-endpoints",
                "\(next) is the only member of the custom endpoint \(endpoint.identifier): as the writer it leaves "
                    + "it without a reader.")
        }
        let touched = Set(scope.changes + scope.disregarded + [scope.nextWriter].compactMap { $0 })
        guard members.isSubset(of: touched) else { return nil }
        let all = members.count == 1 ? "\(members.sorted().listed), its only member, is" : "all its members are"
        return Finding(
            .acknowledge, "custom-endpoints",
            scope.disregarded.isEmpty
                ? "The custom endpoint \(endpoint.identifier) may be without an instance while \(all) changed."
                : "The custom endpoint \(endpoint.identifier) has no instance when \(all) deleted.")
    }
}
