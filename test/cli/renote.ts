/** Answers with other texts in the place of every note, one after the other from `first`, and all of them as the closing remark. */
export function renoted(answers: string, texts: readonly string[], first = 0): string {
  const start = answers.indexOf('answers:');
  const questions = answers.slice(start).split(/^(?= {2}[a-z-]+\/)/m);
  let index = first;
  const rewritten = questions.map((question) => {
    const ratings = /^ {4}ratings:\n(?: {6}.*\n)+/m.exec(question)?.[0];
    if (ratings === undefined) return question;
    const address = question.slice(0, question.indexOf('\n') + 1);
    const notes = (question.match(/^ {6}- /gm) ?? []).map(() => {
      index += 1;
      return `      - ${JSON.stringify(texts[index % texts.length])}\n`;
    });
    return `${address}    notes:\n${notes.join('')}${ratings}\n`;
  });
  const own = /^recommendation: .*$/m.exec(answers)?.[0] ?? '';
  return `${answers.slice(0, start)}${rewritten.join('')}${own}\nclosing: ${JSON.stringify(texts.join('\n'))}\n`;
}
