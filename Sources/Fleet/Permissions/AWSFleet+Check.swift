internal import AWS
internal import Engine

extension AWSFleet {
    /// Finds out which permissions the credentials have in a region (`nil`: the configured one), in the table's order.
    ///
    /// What only reads is tried for real; what would change something is simulated by IAM where that is allowed, and never
    /// sent.
    ///
    /// - Parameters:
    ///   - services: with what their permissions are tried on; `nil`: as they are.
    ///   - needed: the actions that are looked at; `nil`: all.
    package func check(
        region: String? = nil, of services: [FleetService]? = nil, needing needed: Set<String>? = nil
    ) async -> [PermissionFinding] {
        let services = services ?? self.services
        func isNeeded(_ permission: Permission) -> Bool { needed?.contains(permission.action.description) ?? true }
        let probes = services.flatMap { service in service.probes.map { (probe: $0, codes: service.codesOfAbsence) } }
            .filter { isNeeded($0.probe.permission) }
        let changes = services.flatMap(\.mutating).filter(isNeeded)
        do throws(FleetError) {
            let calls = try calls(in: region)
            let verdicts = await tryAll(probes, through: calls)
            let tried = zip(probes, verdicts).map {
                PermissionFinding(permission: $0.probe.permission, verdict: $1)
            }
            return tried + (await PermissionSimulation(permissions: changes, calls: calls).findings())
        } catch {
            return probes.map { PermissionFinding(permission: $0.probe.permission, verdict: .unclear(error.message)) }
                + changes.map {
                    PermissionFinding(permission: $0, verdict: .unchecked("Not checked: \(error.message)"))
                }
        }
    }

    private func tryAll(
        _ probes: [(probe: Probe, codes: Set<String>)], through calls: RegionCalls
    ) async -> [PermissionFinding.Verdict] {
        let verdicts = await withTaskGroup(of: (Int, PermissionFinding.Verdict).self) { group in
            for (index, (probe, codes)) in probes.enumerated() {
                group.addTask { (index, await Self.verdict(on: probe.call, codes, through: calls)) }
            }
            return await group.reduce(into: [Int: PermissionFinding.Verdict]()) { $0[$1.0] = $1.1 }
        }
        return probes.indices.map { verdicts[$0] ?? .unclear("It was not tried.") }
    }

    private static func verdict(
        on probe: AWSCall, _ codesOfAbsence: Set<String>, through calls: RegionCalls
    ) async -> PermissionFinding.Verdict {
        do throws(AWSError) {
            _ = try await calls.sender(to: probe.service, .look).send(probe)
            return .allowed
        } catch {
            let sentence = error.sentence(on: IAMAction(probe))
            // Asked about something that is not there: whoever may not ask is told so first.
            if codesOfAbsence.contains(where: { error.hasCode($0) }) { return .allowed }
            return error.isDenial ? .denied(sentence) : .unclear(sentence)
        }
    }
}
