extension RestraintChange: StoredEnum {
    package enum Name: String, Sendable {
        case imposed, lifted
    }

    package var name: String { stored.name.rawValue }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .imposed(let restraint): (.imposed, ["restraint": restraint])
        case .lifted(let cluster, let place, let by): (.lifted, ["cluster": cluster, "place": place, "by": by])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .imposed: self = .imposed(try fields["restraint"])
        case .lifted:
            self = .lifted(try fields.optional("cluster"), at: try fields.optional("place"), by: try fields["by"])
        }
    }
}
