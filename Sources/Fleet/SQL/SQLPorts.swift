package import Engine

/// What SQL is spoken with on the bot's machine.
package struct SQLPorts: Sendable {
    /// The PEM file of the authorities that sign the certificates of databases; `nil`: none is configured.
    package var authorities: String?
    /// How long all statements of a file may take.
    package var limit: Duration
    /// Reads a file of statements.
    package var read: @Sendable (_ file: String) -> Result<String, FleetError>

    package init(
        authorities: String?, limit: Duration = .seconds(6 * 3600),
        read: @escaping @Sendable (_ file: String) -> Result<String, FleetError>
    ) {
        self.authorities = authorities
        self.limit = limit
        self.read = read
    }

    /// Where no SQL is spoken.
    package static let none = SQLPorts(authorities: nil) { _ in
        .failure(FleetError("No files are read here.", passes: false))
    }

    /// - Throws: why no database can be connected to.
    func requiredAuthorities() throws(FleetError) -> String {
        guard let authorities else {
            throw FleetError(
                "sql.certificates of the configuration names no file of RDS's certificates: no database is connected to without.",
                passes: false)
        }
        return authorities
    }

    func script(_ file: String) throws(FleetError) -> MaskingScript {
        try MaskingScript(try read(file).get(), file: file)
    }
}
