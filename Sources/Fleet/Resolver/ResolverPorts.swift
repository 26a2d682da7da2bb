package import Engine
package import Maintenance

/// What names are resolved with on the bot's machine.
package struct ResolverPorts: Sendable {
    package var resolve: @Sendable (_ name: String) async -> Result<ResolvedName, FleetError>

    package init(resolve: @escaping @Sendable (_ name: String) async -> Result<ResolvedName, FleetError>) {
        self.resolve = resolve
    }

    /// Where nobody is asked.
    package static let none = ResolverPorts { _ in .failure(FleetError("No names are resolved here.", passes: false)) }

    /// The resolver that this machine is set up with.
    ///
    /// - Parameter clock: for waiting only.
    package static func system(clock: any Clock<Duration>) -> ResolverPorts {
        let resolver = SystemResolver(clock: clock, lookUp: NameLookup.answer)
        return ResolverPorts { name in await resolver.resolve(name) }
    }
}
