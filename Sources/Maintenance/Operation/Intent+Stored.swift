extension Intent.Outcome: StoredEnum {
    package enum Name: String, Sendable {
        case pending, accepted, unknown
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .pending: (.pending, [:])
        case .accepted: (.accepted, [:])
        case .unknown(let reason): (.unknown, ["reason": reason])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .pending: self = .pending
        case .accepted: self = .accepted
        case .unknown: self = .unknown(try fields["reason"])
        }
    }
}

extension Intent.Sighting: StoredEnum {
    package enum Name: String, Sendable {
        case unseen, working, underWay, vanished
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .unseen: (.unseen, [:])
        case .working(let since): (.working, ["since": since])
        case .underWay(let since): (.underWay, ["since": since])
        case .vanished(let since, let wasUnderWay):
            (.vanished, ["since": since, "underWay": wasUnderWay ? true : nil])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .unseen: self = .unseen
        case .working: self = .working(since: try fields["since"])
        case .underWay: self = .underWay(since: try fields["since"])
        case .vanished:
            self = .vanished(
                since: try fields["since"], wasUnderWay: try fields.optional("underWay") ?? false)
        }
    }
}
