import Maintenance
import Simulation

/// People around a lifecycle, who ask for one thing after the other, and others who change its records.
extension SeededPeople {
    /// What nobody heard is asked again; everything else was answered.
    mutating func heedLifecycle(_ answer: SeededShell.Answer) {
        switch answer {
        case .proposed, .nothing, .refused: wishes?.removeFirst()
        case .unheard: break
        }
    }

    /// Now and then somebody gives the record in a zone another value: some database of the lifecycle, or none.
    mutating func moveRecords(in shell: inout SeededShell) {
        guard recordRate > 0, shell.now < shell.crashesUntil, draws.chance(recordRate),
            let dns = shell.lifecycle?.dns, !dns.zones.isEmpty
        else { return }
        let zone = dns.zones[Int(draws.number(in: 0...Int64(dns.zones.count - 1)))]
        let targets = ["elsewhere.example.net"] + shell.managedDatabases().filter(\.isThere).map(\.endpoint)
        let target = targets[Int(draws.number(in: 0...Int64(targets.count - 1)))]
        shell.aws.route53.schedule(
            .points(name: SimulatedDomainName(dns.record), to: target, in: zone),
            at: shell.now + .milliseconds(draws.number(in: 0...300_000)))
        shell.aws.advance(to: shell.now)
    }
}
