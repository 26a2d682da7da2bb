/// What a command does to work: whether it is carried out although it was read long after it was written.
enum CommandEffect: Sendable, Equatable {
    /// Shows something and changes nothing: carried out at any age.
    case reads
    /// Keeps something from being done: carried out at any age, as doing less is safe; the answer says how old it was.
    case holdsBack
    /// Begins something, goes on with it, or lifts what held it back: not carried out late, as the world has moved on.
    case setsGoing
}
