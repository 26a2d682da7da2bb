extension FleetService {
    /// This machine's resolver, which is called without AWS's.
    static let resolver = FleetService(nil, readers: [ResolverReader.self])
}
