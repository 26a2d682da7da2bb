extension Config {
    /// How databases are spoken to in SQL.
    struct SQL: Sendable, Equatable {
        /// The PEM file of the authorities that sign the certificates of RDS; `nil`: no database is connected to.
        var certificates: String?
    }

    func checkSQL() throws(ConfigError) {
        guard let file = sql.certificates else { return }
        guard !file.isEmpty, !file.hasPrefix("~") else {
            throw ConfigError(
                "sql.certificates", "“\(file)”: the path of a PEM file is needed; ~ is not replaced here.")
        }
    }
}

extension Config.SQL: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case certificates
    }

    init(from decoder: any Decoder) throws {
        certificates = try StrictKeys<CodingKeys>(decoder).value(.certificates, or: nil)
    }
}
