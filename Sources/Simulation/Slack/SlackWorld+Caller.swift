extension SlackWorld {
    /// What a token stands for.
    package struct Token: Sendable, Hashable {
        package enum State: String, Sendable {
            case active
            case revoked = "token_revoked"
            case expired = "token_expired"
        }

        package var user: String
        package var botID: String?
        package var appID: String?
        package var scopes: [String]
        package var state = State.active

        package init(user: String, botID: String?, appID: String?, scopes: [String]) {
            self.user = user
            self.botID = botID
            self.appID = appID
            self.scopes = scopes
        }
    }

    /// Who makes a call, as found from the token.
    package struct Caller: Sendable, Hashable {
        package var token: String
        package var user: String
        package var botID: String?
        package var appID: String?
        package var scopes: [String]

        /// Throws `missing_scope` unless one of the scopes was granted.
        func require(_ alternatives: String...) throws(SlackFault) {
            guard !alternatives.contains(where: scopes.contains) else { return }
            throw SlackFault(
                "missing_scope", needed: alternatives.joined(separator: ","), provided: scopes.joined(separator: ","))
        }
    }

    /// Finds the caller of a token, or throws as Slack refuses it.
    package func authenticate(_ token: String?) throws(SlackFault) -> Caller {
        guard let token, !token.isEmpty else { throw SlackFault("not_authed") }
        guard let known = tokens[token], let user = users[known.user] else { throw SlackFault("invalid_auth") }
        guard known.state == .active else { throw SlackFault(known.state.rawValue) }
        guard !user.isDeactivated else { throw SlackFault("account_inactive") }
        return Caller(
            token: token, user: known.user, botID: known.botID, appID: known.appID, scopes: known.scopes)
    }

    package mutating func change(token: String, _ change: (inout Token) -> Void) {
        guard var known = tokens[token] else { return }
        change(&known)
        tokens[token] = known
    }

    package mutating func add(_ token: String, _ known: Token) {
        tokens[token] = known
    }
}
