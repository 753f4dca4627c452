/** A function that works out each answer once. */
export function remember<Asked, Answer>(
  answerOf: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const answers = new Map<Asked, Answer>();
  return (asked) => {
    if (!answers.has(asked)) answers.set(asked, answerOf(asked));
    return answers.get(asked)!;
  };
}
