internal import AWS
internal import Engine

extension AWSFleet {
    /// Finds out which permissions the credentials have in a region (`nil`: the configured one), in the table's order.
    ///
    /// What only reads is tried for real; what would change something is listed as not verifiable.
    package func check(region: String? = nil) async -> [PermissionFinding] {
        let verdicts: [PermissionFinding.Verdict]
        do throws(FleetError) {
            verdicts = await tryAll(through: try calls(in: region))
        } catch {
            verdicts = Permissions.reading.map { _ in .unclear(error.message) }
        }
        let tried = zip(Permissions.reading, verdicts).map {
            PermissionFinding(permission: $0.permission, verdict: $1)
        }
        return tried
            + Permissions.mutating.map {
                PermissionFinding(permission: $0, verdict: .notVerifiable("Not verifiable without making a change."))
            }
    }

    private func tryAll(through calls: RegionCalls) async -> [PermissionFinding.Verdict] {
        let verdicts = await withTaskGroup(of: (Int, PermissionFinding.Verdict).self) { group in
            for (index, entry) in Permissions.reading.enumerated() {
                group.addTask { (index, await Self.verdict(on: entry.probe, through: calls)) }
            }
            return await group.reduce(into: [Int: PermissionFinding.Verdict]()) { $0[$1.0] = $1.1 }
        }
        return Permissions.reading.indices.map { verdicts[$0] ?? .unclear("It was not tried.") }
    }

    private static func verdict(on probe: AWSCall, through calls: RegionCalls) async -> PermissionFinding.Verdict {
        do throws(AWSError) {
            if probe.service == .rds {
                _ = try await calls.rdsPacer.send(probe, .look, through: calls.client)
            } else {
                _ = try await calls.client.send(probe)
            }
            return .allowed
        } catch {
            let sentence = error.sentence(on: IAMAction(probe))
            // Asked about something that is not there: whoever may not ask is told so first.
            if error.isNotFound { return .allowed }
            return error.isDenial ? .denied(sentence) : .unclear(sentence)
        }
    }
}
