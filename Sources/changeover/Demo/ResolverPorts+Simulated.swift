import Fleet
import Maintenance
import Simulation

extension ResolverPorts {
    /// A resolver of a machine outside of the simulated account's networks.
    static func simulated(by zones: Route53Face, now: @escaping @Sendable () -> SimulatedTime) -> ResolverPorts {
        ResolverPorts { name in
            .success(ResolvedName(zones.withWorld { $0.resolve(SimulatedDomainName(name), at: now()) }))
        }
    }
}

extension ResolvedName {
    fileprivate init(_ found: SimulatedResolution) {
        switch found {
        case .unknown: self = .unknown
        case .found(let name, let addresses):
            self = .found(canonicalName: DNSName.plain(name.text), addresses: addresses)
        }
    }
}
