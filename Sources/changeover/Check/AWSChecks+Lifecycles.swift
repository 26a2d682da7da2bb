import AWS
import Engine
import Fleet
import Maintenance

/// What only AWS knows of the configured lifecycles.
extension AWSChecks {
    func lifecycles(_ fleet: AWSFleet) async -> [CheckRow] {
        var rows: [CheckRow] = []
        for entry in config.lifecycles { rows += await look(at: entry, fleet) }
        return rows
    }

    private func look(at entry: ConfiguredLifecycle, _ fleet: AWSFleet) async -> [CheckRow] {
        let subject = LifecycleChecks.subject(entry)
        if let region = entry.lifecycle.region, let regions = try? await fleet.regions(),
            !regions.enabled.contains(region)
        {
            let near = regions.enabled.nearest(to: region).first.map { " Did you mean \($0)?" } ?? ""
            let remark =
                regions.others.contains(region)
                ? "region: \(region) is not enabled for the account." : "region: there is no \(region).\(near)"
            return [CheckRow(.missing, subject, remark)]
        }
        do {
            let place = try await fleet.place(region: entry.lifecycle.region)
            let client = try AWSClient(surroundings.aws, region: place.region)
            return await LifecycleChecks(
                entry: entry, place: place, sender: client, ask: { await fleet.ask($0, for: .plan) }
            ).rows()
        } catch {
            return [CheckRow(.unclear, subject, "Not looked at: \(error)")]
        }
    }
}
