import { expect, type Locator, type Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a person does in the window, by mouse or by keyboard. The specs say what; this says how. */
export class WorkbenchPage {
  readonly page: Page;
  readonly documents: Locator;
  readonly text: Locator;
  readonly inspector: Locator;
  readonly labels: Locator;
  readonly annotations: Locator;
  readonly status: Locator;
  /** What the codebook asks of the active annotation. */
  readonly attributes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.documents = page.getByRole('region', { name: 'Documents' });
    this.text = page.getByRole('region', { name: 'Text' }).getByRole('textbox');
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.labels = page.getByRole('toolbar', { name: 'Labels' });
    this.annotations = page.getByRole('listbox', { name: 'Annotations' });
    this.attributes = this.inspector.getByRole('region', { name: 'Attributes' });
    this.status = page.getByRole('contentinfo');
  }

  /** Answers the question for the annotator's name, which the first start asks. */
  async sayName(name: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'What is your name?' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  /** The values of an attribute that are to choose from. */
  choice(name: string): Locator {
    return this.attributes.getByRole('group', { name });
  }

  /** Waits until the text of a document is on the screen. */
  async shows(beginning: string): Promise<void> {
    await expect(this.text).toContainText(beginning);
  }

  async openByMouse(title: string): Promise<void> {
    await this.documents.getByRole('option', { name: title }).click();
    await this.shows(title);
  }

  /** Drags over a passage, which may go on in a later paragraph: `from` and `to` are its first and last words. */
  async drag(from: string, to = from): Promise<void> {
    const [start, end] = await this.edgesOf(from, to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await this.page.mouse.move(end.x, end.y, { steps: 3 });
    await this.page.mouse.up();
  }

  async tagByMouse(label: string, from: string, to = from): Promise<void> {
    await this.drag(from, to);
    await this.labels.getByRole('button', { name: label }).click();
    await this.isSaved();
  }

  /** Puts the caret before the first occurrence of a passage, by keys alone. */
  async caretTo(passage: string): Promise<void> {
    await this.page.keyboard.press('Control+Home');
    for (let steps = 0; steps < 1000; steps++) {
      if ((await this.afterCaret()).trimStart().startsWith(passage)) return;
      await this.page.keyboard.press('Control+ArrowRight');
    }
    throw new Error(`the caret never stood before: ${passage}`);
  }

  /** Marks from the caret on until the selection ends with these words, by keys alone. */
  async extendTo(last: string): Promise<void> {
    for (let steps = 0; steps < 400; steps++) {
      const marked = await this.page.evaluate(() => String(document.getSelection()).trimEnd());
      if (marked.endsWith(last)) return;
      await this.page.keyboard.press('Control+Shift+ArrowRight');
    }
    throw new Error(`the selection never ended with: ${last}`);
  }

  async tagByKeys(key: string, from: string, last: string): Promise<void> {
    await this.caretTo(from);
    await this.extendTo(last);
    await this.page.keyboard.press(key);
    await this.isSaved();
  }

  async isSaved(): Promise<void> {
    await expect(this.status).toContainText('Saved');
  }

  /** Number of annotations that the document list shows for a document. */
  async count(title: string): Promise<number> {
    const words = (await this.documents.getByRole('option', { name: title }).textContent()) ?? '';
    return Number(/(\d+) annotations?/.exec(words)?.[1] ?? 0);
  }

  /** The rest of the block behind the caret. */
  afterCaret(): Promise<string> {
    return this.page.evaluate(() => {
      const selection = document.getSelection();
      if (!selection?.focusNode) return '';
      const rest = document.createRange();
      rest.setStart(selection.focusNode, selection.focusOffset);
      const block = selection.focusNode.parentElement?.closest('h1, h2, h3, p, li, [data-block]');
      if (!block) return '';
      rest.setEndAfter(block);
      return rest.toString();
    });
  }

  /** Where to press and to let go to mark from the first `from` to the first `to` that does not end before it. */
  private edgesOf(from: string, to: string): Promise<[Point, Point]> {
    return this.text.evaluate(
      (root, { from, to }) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        let whole = '';
        const nodes: { node: Text; at: number }[] = [];
        for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
          nodes.push({ node, at: whole.length });
          whole += node.data;
        }
        const first = whole.indexOf(from);
        const last = whole.indexOf(to, first);
        if (first < 0 || last < 0) throw new Error(`not in the text: ${from} … ${to}`);
        const rangeAt = (offset: number): Range => {
          const holder = nodes.findLast(({ at }) => at <= offset);
          if (!holder) throw new Error('expected a text node');
          const range = document.createRange();
          range.setStart(holder.node, offset - holder.at);
          range.setEnd(holder.node, offset - holder.at + 1);
          return range;
        };
        const [start, end] = [rangeAt(first), rangeAt(last + to.length - 1)];
        start.startContainer.parentElement?.scrollIntoView({ block: 'center' });
        const [a, b] = [start.getBoundingClientRect(), end.getBoundingClientRect()];
        return [
          { x: a.left + 1, y: a.top + a.height / 2 },
          { x: b.right - 1, y: b.top + b.height / 2 },
        ];
      },
      { from, to },
    );
  }
}
