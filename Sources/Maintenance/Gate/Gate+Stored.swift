extension Gate.State: StoredEnum {
    package enum Name: String, Sendable {
        case opening, open, approved, vetoed, expired, voided
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .opening: (.opening, [:])
        case .open(let prompt): (.open, ["prompt": prompt])
        case .approved(let approval): (.approved, ["approval": approval])
        case .vetoed(let by, let at): (.vetoed, ["by": by, "at": at])
        case .expired(let at): (.expired, ["at": at])
        case .voided(let reason, let at): (.voided, ["reason": reason, "at": at])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .opening: self = .opening
        case .open: self = .open(try fields["prompt"])
        case .approved: self = .approved(try fields["approval"])
        case .vetoed: self = .vetoed(by: try fields["by"], at: try fields["at"])
        case .expired: self = .expired(at: try fields["at"])
        case .voided: self = .voided(reason: try fields["reason"], at: try fields["at"])
        }
    }
}
